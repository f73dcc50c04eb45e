//! Where records and fields begin and end, in bytes. Nothing is copied or decoded here: what is not
//! changed goes out as it came in, byte for byte.
//!
//! The reading is RFC 4180's as the `csv` crate and spreadsheets have it: a field that begins with
//! `"` is quoted and may hold delimiters, line breaks and `""`; a quote elsewhere is a character; a
//! record ends with CR, LF or both. UTF-8 and CP932 can both be cut as bytes, for no byte below
//! 0x40 is ever a part of a longer character.

/// How a text is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Records of fields.
    Csv {
        /// An ASCII character between fields.
        delimiter: u8,
        /// Whether the text is CP932, in which the delimiter may be the second byte of a character:
        /// `ポ` ends with the byte of `|`.
        cp932: bool,
    },
    /// A line is a record of one field; quotes and delimiters are characters.
    Lines,
}

/// What a byte is to the scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Other,
    Delimiter,
    Quote,
    Feed,
    Return,
    /// The first of two bytes.
    Lead,
}

/// Where in a field the scanner stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before its first byte.
    Start,
    /// In it, outside of quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote that closes it or is the first of two.
    Closing,
    /// After the CR that ends the record: an LF may follow.
    Return,
}

/// What became of a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// A record of this many bytes, its end of line included.
    Record(usize),
    /// The end is not among the bytes given. To be called again with more of them.
    More,
    /// Quotes open and never close, or close in the middle of a later line. The first line of the
    /// record has this many bytes.
    Broken(usize),
}

/// Cuts records, one after another. Between calls it remembers how far it came, so that no byte is
/// looked at twice when a record comes in pieces.
#[derive(Clone, Debug)]
pub struct Scanner {
    classes: [Class; 256],
    state: State,
    at: usize,
    field: usize,
    fields: Vec<(usize, usize)>,
    first_line: Option<usize>,
}

impl Scanner {
    /// A scanner at the start of a record.
    pub fn new(layout: Layout) -> Self {
        let mut classes = [Class::Other; 256];
        let mut set = |byte: u8, class| {
            if let Some(slot) = classes.get_mut(usize::from(byte)) {
                *slot = class;
            }
        };
        if let Layout::Csv { delimiter, cp932 } = layout {
            if cp932 && delimiter >= 0x40 {
                for byte in (0x81..=0x9F).chain(0xE0..=0xFC) {
                    set(byte, Class::Lead);
                }
            }
            set(b'"', Class::Quote);
            set(delimiter, Class::Delimiter);
        }
        set(b'\n', Class::Feed);
        set(b'\r', Class::Return);
        Self {
            classes,
            state: State::Start,
            at: 0,
            field: 0,
            fields: Vec::new(),
            first_line: None,
        }
    }

    /// Makes ready for the next record.
    pub fn reset(&mut self) {
        self.state = State::Start;
        self.at = 0;
        self.field = 0;
        self.fields.clear();
        self.first_line = None;
    }

    /// The fields of the record found, quotes included, as offsets from its start.
    pub fn fields(&self) -> &[(usize, usize)] {
        &self.fields
    }

    /// Whether the record found is an empty line.
    pub fn is_blank(&self) -> bool {
        self.fields == [(0, 0)]
    }

    /// How many bytes of the record were looked at.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Bytes of the record's first line, if quotes have carried it past one.
    pub fn first_line(&self) -> Option<usize> {
        self.first_line
    }

    /// Goes on in `bytes`, which begin where the record does. `last`: nothing follows them.
    /// `known`: up to here it is known that quotes which are open at the end of a line do not close
    /// (see `Reader`).
    pub fn scan(&mut self, bytes: &[u8], last: bool, known: usize) -> Scan {
        while let Some(&byte) = bytes.get(self.at) {
            let class = self.class(byte);
            match (self.state, class) {
                (State::Return, _) => {
                    return Scan::Record(self.at + usize::from(class == Class::Feed));
                }
                (State::Quoted, Class::Quote) => self.state = State::Closing,
                (State::Quoted, Class::Feed | Class::Return)
                    if self.first_line.is_none() || self.at < known =>
                {
                    if class == Class::Return && self.at + 1 == bytes.len() && !last {
                        return Scan::More; // an LF may follow
                    }
                    let end = self.line_end(bytes);
                    if self.at < known {
                        return Scan::Broken(end);
                    }
                    self.first_line = Some(end);
                }
                (State::Quoted, _) => {}
                (State::Start, Class::Quote) | (State::Closing, Class::Quote) => {
                    self.state = State::Quoted;
                }
                (_, Class::Delimiter) => {
                    self.fields.push((self.field, self.at));
                    self.field = self.at + 1;
                    self.state = State::Start;
                }
                (_, Class::Feed) => {
                    self.fields.push((self.field, self.at));
                    return Scan::Record(self.at + 1);
                }
                (_, Class::Return) => {
                    self.fields.push((self.field, self.at));
                    self.state = State::Return;
                }
                (State::Closing, _) => {
                    // On one line it is a slip; on a later line it says that the quote which
                    // opened was a stray one, and every line from there was read inside out.
                    if let Some(line) = self.first_line {
                        return Scan::Broken(line);
                    }
                    self.state = State::Plain;
                }
                (State::Start, _) => self.state = State::Plain,
                (State::Plain, _) => {}
            }
            if class == Class::Lead {
                match bytes.get(self.at + 1) {
                    None if !last => return Scan::More,
                    Some(0x40..) => self.at += 1,
                    _ => {}
                }
            }
            self.at += 1;
        }
        match self.state {
            _ if !last || bytes.is_empty() => Scan::More,
            State::Quoted => Scan::Broken(self.first_line.unwrap_or(bytes.len())),
            State::Return => Scan::Record(bytes.len()),
            _ => {
                self.fields.push((self.field, self.at));
                Scan::Record(bytes.len())
            }
        }
    }

    fn class(&self, byte: u8) -> Class {
        let class = self.classes.get(usize::from(byte));
        class.copied().unwrap_or(Class::Other)
    }

    /// The end of the line whose CR or LF the scanner stands on.
    fn line_end(&self, bytes: &[u8]) -> usize {
        let pair = bytes.get(self.at..self.at + 2) == Some(b"\r\n");
        self.at + 1 + usize::from(pair)
    }
}

/// The value of a field: without its quotes.
pub fn value(raw: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    let Some(inner) = raw.strip_prefix(b"\"") else {
        return raw.into();
    };
    if let Some(plain) = inner.strip_suffix(b"\"")
        && !plain.contains(&b'"')
    {
        return plain.into();
    }
    let mut out = Vec::with_capacity(inner.len());
    let mut open = true;
    let mut bytes = inner.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if open && byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
            open = false;
        } else {
            out.push(byte);
        }
    }
    out.into()
}

/// Writes a value as a field: in quotes if it was, or if it has to be.
pub fn push_field(out: &mut String, value: &str, delimiter: u8, quoted: bool) {
    let special = |byte: u8| matches!(byte, b'"' | b'\r' | b'\n') || byte == delimiter;
    if !quoted && !value.bytes().any(special) {
        out.push_str(value);
        return;
    }
    out.push('"');
    for ch in value.chars() {
        if ch == '"' {
            out.push('"');
        }
        out.push(ch);
    }
    out.push('"');
}

#[cfg(test)]
mod tests;
