//! A part of a file, which players of video and audio ask for.

use axum::http::{HeaderMap, header};

/// What of a file is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// From the first byte to the last, both within the file.
    Bytes(usize, usize),
    /// Something that it does not have.
    Beyond,
}

/// Reads the `Range` of a request. Several ranges, and those of another version of the file, are answered with the whole file.
pub(super) fn part(asked: &HeaderMap, etag: &str, length: usize) -> Part {
    let text = |name: header::HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    if text(header::IF_RANGE).is_some_and(|version| version != etag) {
        return Part::Whole;
    }
    let range = text(header::RANGE).and_then(|range| range.strip_prefix("bytes="));
    let Some((from, to)) = range.and_then(|range| range.trim().split_once('-')) else { return Part::Whole };
    let last = length.saturating_sub(1);
    match (from.parse::<usize>(), to.parse::<usize>()) {
        (Ok(from), _) if from >= length => Part::Beyond,
        (Ok(from), Ok(to)) if from <= to => Part::Bytes(from, to.min(last)),
        (Ok(from), Err(_)) if to.is_empty() => Part::Bytes(from, last),
        (Err(_), Ok(0)) if from.is_empty() => Part::Beyond,
        (Err(_), Ok(count)) if from.is_empty() && length > 0 => Part::Bytes(length.saturating_sub(count), last),
        _ => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn asked(range: &'static str) -> Part {
        part(&HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static(range))]), "\"e\"", 10)
    }

    #[test]
    fn one_range_within_the_file_is_a_part() {
        assert_eq!(asked("bytes=0-"), Part::Bytes(0, 9));
        assert_eq!(asked("bytes=2-4"), Part::Bytes(2, 4));
        assert_eq!(asked("bytes=2-99"), Part::Bytes(2, 9));
        assert_eq!(asked("bytes=-3"), Part::Bytes(7, 9));
        assert_eq!(asked("bytes=-30"), Part::Bytes(0, 9));
    }

    #[test]
    fn anything_else_is_the_whole_file_or_none_of_it() {
        for range in ["bytes=0-1,3-4", "bytes=4-2", "items=0-1", "bytes=x-y", "bytes"] {
            assert_eq!(asked(range), Part::Whole, "{range}");
        }
        assert_eq!(asked("bytes=10-"), Part::Beyond);
        assert_eq!(asked("bytes=-0"), Part::Beyond);
        let old = [(header::RANGE, "bytes=0-1"), (header::IF_RANGE, "\"old\"")];
        let headers = old.map(|(name, value)| (name, HeaderValue::from_static(value)));
        assert_eq!(part(&HeaderMap::from_iter(headers), "\"e\"", 10), Part::Whole);
    }
}
