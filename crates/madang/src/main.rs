//! The program; everything is in the library, so that tests can walk its routes and statements.

// Pages are made of many small strings; the system's allocator spends a tenth of a page's time on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    madang::main()
}
