//! HTML tables as Markdown tables: one line a row, blocks inside a cell parted by `<br>`.

use super::{Blocks, Kind, NodeId, Writer, inline};

/// Wider tables are laid out as paragraphs: they are page layout, not data.
const MAX_COLUMNS: usize = 60;

pub(super) fn write(writer: &Writer<'_>, table: NodeId, depth: usize, blocks: &mut Blocks) {
    let rows = rows(writer, table);
    let columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    if columns == 0 {
        return;
    }
    if columns > MAX_COLUMNS || is_layout(writer, &rows) {
        for cell in rows.into_iter().flatten() {
            blocks.push(Kind::Other, writer.blocks(cell, depth));
        }
        return;
    }
    for caption in children_named(writer, table, "caption") {
        blocks.push(Kind::Other, writer.blocks(caption, depth));
    }
    let mut lines = Vec::with_capacity(rows.len() + 1);
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| inline::cell(writer, *cell)).collect();
        lines.push(line(cells, columns));
        if index == 0 {
            let marks = row.iter().map(|cell| alignment(writer, *cell).to_owned()).collect();
            lines.push(line_padded(marks, columns, "---"));
        }
    }
    blocks.push(Kind::Other, lines.join("\n"));
}

/// A table of one cell, or one with tables or code inside, is a frame around blocks.
fn is_layout(writer: &Writer<'_>, rows: &[Vec<NodeId>]) -> bool {
    let single = rows.iter().map(Vec::len).sum::<usize>() == 1;
    single
        || rows.iter().flatten().any(|cell| {
            writer
                .dom
                .descendants(*cell)
                .any(|inside| matches!(writer.dom.name(inside), "table" | "pre" | "blockquote"))
        })
}

/// Rows of the table itself, head first, in order; cells of each.
fn rows(writer: &Writer<'_>, table: NodeId) -> Vec<Vec<NodeId>> {
    let mut rows = Vec::new();
    for &part in writer.dom.children(table) {
        match writer.dom.name(part) {
            "tr" => rows.push(part),
            "thead" | "tbody" | "tfoot" => rows.extend(children_named(writer, part, "tr")),
            _ => {}
        }
    }
    let cells = |row: NodeId| -> Vec<NodeId> {
        let cells = writer.dom.children(row).iter();
        cells.copied().filter(|cell| matches!(writer.dom.name(*cell), "td" | "th")).collect()
    };
    rows.into_iter().map(cells).filter(|row| !row.is_empty()).collect()
}

fn children_named<'w>(
    writer: &'w Writer<'_>,
    node: NodeId,
    name: &'static str,
) -> impl Iterator<Item = NodeId> + use<'w> {
    writer.dom.children(node).iter().copied().filter(move |child| writer.dom.name(*child) == name)
}

fn alignment(writer: &Writer<'_>, cell: NodeId) -> &'static str {
    let style = writer.dom.attribute(cell, "style").and_then(|style| style.split("text-align:").nth(1));
    let named = writer.dom.attribute(cell, "align").or(style).unwrap_or_default().trim_start();
    match named {
        name if name.starts_with("left") => ":---",
        name if name.starts_with("right") => "---:",
        name if name.starts_with("center") => ":---:",
        _ => "---",
    }
}

fn line(cells: Vec<String>, columns: usize) -> String {
    line_padded(cells, columns, "")
}

fn line_padded(mut cells: Vec<String>, columns: usize, filler: &str) -> String {
    cells.resize(columns, filler.to_owned());
    format!("| {} |", cells.join(" | "))
}
