//! A table of questions and answers: each row becomes a solved question with a verified answer.

use crate::lines::{Lines, title};
use csv::ReaderBuilder;
use jiff::civil::{Date, date};
use serde::Deserialize;
use serde_json::json;
use std::{collections::HashMap, fs::File, io::Read, path::Path};

/// A word that ends so many titles is what they are about, and becomes a tag where there is no column of categories.
const CATEGORY_FROM: usize = 20;
const TAG: usize = 35;

/// One row, by the names that columns have in Korean or English tables.
#[derive(Debug, Deserialize)]
struct Row {
    #[serde(alias = "제목")]
    title: String,
    #[serde(alias = "질문")]
    question: String,
    #[serde(alias = "답변")]
    answer: String,
    #[serde(alias = "등록일")]
    date: String,
    #[serde(alias = "분류", default)]
    category: Option<String>,
}

/// Writes the lines of a table; gives a report.
pub(crate) fn convert(file: &Path, lines: &mut Lines) -> Result<String, String> {
    let name = file.display().to_string();
    let open = File::open(file).map_err(|error| format!("{name}: {error}"))?;
    let language = lines_of(open, lines).map_err(|error| format!("{name}{error}"))?;
    Ok(language)
}

fn lines_of(table: impl Read, lines: &mut Lines) -> Result<String, String> {
    let rows = rows(table)?;
    let categories = categories(&rows);
    put_place(lines);
    let mut empty = 0;
    for (line, row) in &rows {
        let (question, answer) = (tidy(&row.question), tidy(&row.answer));
        if question.is_empty() || answer.is_empty() {
            empty += 1;
            continue;
        }
        let day = day(&row.date).ok_or_else(|| {
            format!(" line {line}: the date {:?} is not of the form 2019. 12. 6. or 2019-12-06", row.date.trim())
        })?;
        let key = format!("line-{line}");
        let tag = row.category.clone().filter(|category| !category.trim().is_empty());
        let tag = tag.or_else(|| last_word(&row.title).filter(|word| categories.contains_key(word)).map(str::to_owned));
        let asked = format!("{day}T09:00:00+09:00");
        let answered = format!("{day}T10:00:00+09:00");
        lines.put(
            "topic",
            json!({
                "key": key, "kind": "question", "space": "faq", "author": "asker", "title": title(&tidy(&row.title)),
                "body": escaped(&question), "created": asked, "tags": tag.map(|tag| vec![as_tag(&tag)]),
            }),
        );
        lines.put(
            "answer",
            json!({
                "key": key, "topic": key, "author": "staff", "body": escaped(&answer), "created": answered,
                "accepted": { "by": "asker", "at": answered },
                "verdict": { "kind": "verified", "by": "staff", "at": answered },
            }),
        );
    }
    Ok(format!(
        "{} questions, {} tags; {empty} rows without question or answer left out",
        rows.len() - empty,
        categories.len()
    ))
}

/// The rows with the lines they begin in.
fn rows(table: impl Read) -> Result<Vec<(u64, Row)>, String> {
    let mut reader = ReaderBuilder::new().from_reader(table);
    let headers = reader.headers().map_err(|error| told(&error))?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| told(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = record.deserialize(Some(&headers)).map_err(|error| format!(" line {line}: {}", reason(&error)))?;
        rows.push((line, row));
    }
    Ok(rows)
}

fn told(error: &csv::Error) -> String {
    let line = error.position().map_or(1, csv::Position::line);
    format!(" line {line}: {}", reason(error))
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} columns where the header has {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8".into(),
        csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
        _ => error.to_string(),
    }
}

fn put_place(lines: &mut Lines) {
    lines.put("member", json!({ "key": "asker", "name": "질문자", "language": "ko" }));
    let staff = json!({
        "key": "staff", "name": "답변 담당", "language": "ko", "role": "agent", "affiliation": "employee",
    });
    lines.put("member", staff);
    let names = json!({ "ko": "자주 묻는 질문", "ja": "よくある質問", "en": "Frequent questions" });
    lines.put("space", json!({ "key": "faq", "kind": "questions", "name": names }));
}

/// Last words of titles that many titles share.
fn categories(rows: &[(u64, Row)]) -> HashMap<&str, usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in rows.iter().filter_map(|(_, row)| last_word(&row.title)) {
        *counts.entry(word).or_default() += 1;
    }
    counts.retain(|_, count| *count >= CATEGORY_FROM);
    counts
}

fn last_word(title: &str) -> Option<&str> {
    let mut words = title.split_whitespace().rev();
    let last = words.next().filter(|word| word.chars().all(char::is_alphanumeric))?;
    words.next().map(|_| last)
}

fn as_tag(category: &str) -> String {
    category.trim().replace([' ', ','], "-").chars().take(TAG).collect()
}

/// Text without the white space around its lines, and with one empty line at most between paragraphs.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}

/// Plain text as Markdown: signs that would change how it looks are escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '~' | '#') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// `2019. 12. 6.` or `2019-12-06`.
fn day(text: &str) -> Option<Date> {
    let mut numbers = text.split(['.', '-', '/']).map(str::trim).filter(|part| !part.is_empty());
    let (year, month, day) =
        (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    let valid = Date::new(year, month, day).ok()?;
    (numbers.next().is_none() && valid > date(1970, 1, 1)).then_some(valid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::tests_support::collect;
    use serde_json::Value;

    const TABLE: &str = ",제목,등록일,질문,답변\n0,\"'가', '나'의 표기\",2019. 12. 6. ,\"\n\t\t  \n  \"\"가\"\"인가요?\n\n\t 둘째 줄 *\n\",\"\n 맞습니다.  \n\"\n0,빈 것,2020. 1. 16. ,  ,답\n";

    fn converted(table: &str) -> (Vec<Value>, Result<String, String>) {
        collect(|lines| lines_of(table.as_bytes(), lines))
    }

    #[test]
    fn rows_are_solved_questions() {
        let (lines, report) = converted(TABLE);
        assert_eq!(report.unwrap(), "1 questions, 0 tags; 1 rows without question or answer left out");
        let topic = &lines[3];
        assert_eq!(topic["title"], "'가', '나'의 표기");
        assert_eq!(topic["body"], "\"가\"인가요?\n\n둘째 줄 \\*");
        assert_eq!(topic["created"], "2019-12-06T09:00:00+09:00");
        assert_eq!(lines[4]["topic"], topic["key"]);
        assert_eq!(lines[4]["accepted"]["by"], "asker");
        assert_eq!(lines[4]["body"], "맞습니다.");
    }

    #[test]
    fn shared_last_words_and_categories_are_tags() {
        let row = "0,되다의 활용,2019. 12. 6.,물음,답\n";
        let (lines, _) = converted(&format!(",제목,등록일,질문,답변\n{}", row.repeat(20)));
        assert_eq!(lines[3]["tags"][0], "활용");
        let (lines, _) = converted("title,date,question,answer,category\nA b,2020-01-02,q,a,Card payment\n");
        assert_eq!(lines[3]["tags"][0], "Card-payment");
    }

    #[test]
    fn errors_name_their_line() {
        let error = |table: &str| converted(table).1.unwrap_err();
        assert_eq!(error("제목,등록일\na,b\n"), " line 2: missing field `question`");
        assert!(error("제목,등록일,질문,답변\n가,어제,q,a\n").starts_with(" line 2: the date \"어제\""));
        assert_eq!(
            error("제목,등록일,질문,답변\n가,2020. 1. 1.,q,a\n나,b\n"),
            " line 3: 2 columns where the header has 4"
        );
    }
}
