//! The program; everything is in the library, so that tests can walk its routes and statements.

fn main() -> std::process::ExitCode {
    madang::main()
}
