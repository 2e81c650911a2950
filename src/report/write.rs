//! Results as JSON in ASCII, for JavaScript, which decodes and parses a text without other letters in two thirds of the
//! time; and in less code than a writer for whatever there may be.

use std::fmt::Display;

use serde::Serialize;
use serde::ser::{
    Error, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer, StdError,
};

/// A value of the contract as JSON: objects, lists, strings, numbers with at most three decimals, booleans, null. What is
/// no such value is null.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    if value.serialize(Writer(&mut out)).is_err() {
        out = b"null".to_vec();
    }
    // It is ASCII.
    String::from_utf8(out).unwrap_or_default()
}

/// Writes behind what is there.
struct Writer<'a>(&'a mut Vec<u8>);

/// A value that the contract has not.
#[derive(Debug)]
struct Foreign;

impl Display for Foreign {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("no value of the contract")
    }
}

impl StdError for Foreign {}

impl Error for Foreign {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Digits of the largest number.
const MOST_DIGITS: usize = 20;

const HEX: &[u8; 16] = b"0123456789abcdef";

impl<'a> Writer<'a> {
    fn text(self, text: &str) {
        self.0.push(b'"');
        let mut rest = text;
        loop {
            let plain = rest.bytes().take_while(|&byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\');
            let (plain, behind) = rest.split_at(plain.count());
            self.0.extend_from_slice(plain.as_bytes());
            let mut letters = behind.chars();
            let Some(letter) = letters.next() else { break };
            rest = letters.as_str();
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let hex = [12, 8, 4, 0].map(|shift| HEX[usize::from(*unit >> shift & 15)]);
                self.0.extend_from_slice(b"\\u");
                self.0.extend_from_slice(&hex);
            }
        }
        self.0.push(b'"');
    }

    fn whole(self, number: u64) {
        let mut digits = [0; MOST_DIGITS];
        let (mut first, mut rest) = (MOST_DIGITS, number);
        while rest > 0 || first == MOST_DIGITS {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.0.extend_from_slice(&digits[first..]);
    }

    /// Begins a list or an object: `first` goes before the first item, `between` before the others.
    fn open(self, start: &[u8], first: &'static [u8], between: &'static [u8], end: u8) -> Open<'a> {
        self.0.extend_from_slice(start);
        Open { out: self.0, before: first, between, end }
    }
}

/// A list or an object that is being written.
struct Open<'a> {
    out: &'a mut Vec<u8>,
    /// What goes before the next item, and before those behind it.
    before: &'static [u8],
    between: &'static [u8],
    end: u8,
}

impl Open<'_> {
    fn next(&mut self) -> Writer<'_> {
        self.out.extend_from_slice(std::mem::replace(&mut self.before, self.between));
        Writer(self.out)
    }

    /// One copy for all types of values.
    #[inline(never)]
    fn field(&mut self, key: &str) -> Writer<'_> {
        let writer = self.next();
        writer.0.extend_from_slice(key.as_bytes());
        writer.0.extend_from_slice(b"\":");
        writer
    }

    fn close(self) {
        self.out.push(self.end);
    }
}

type Done = Result<(), Foreign>;

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Foreign;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeTupleStruct = Impossible<(), Foreign>;
    type SerializeTupleVariant = Impossible<(), Foreign>;
    type SerializeStructVariant = Impossible<(), Foreign>;

    fn serialize_bool(self, value: bool) -> Done {
        self.0.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Done {
        self.whole(value);
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Done {
        if value < 0 {
            self.0.push(b'-');
        }
        self.whole(value.unsigned_abs());
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Done {
        let thousandths = (value * 1000.0).round() as i64;
        if thousandths < 0 {
            self.0.push(b'-');
        }
        let thousandths = thousandths.unsigned_abs();
        Writer(self.0).whole(thousandths / 1000);
        let mut rest = thousandths % 1000;
        self.0.extend_from_slice(&[b'.', b'0' + (rest / 100) as u8]);
        rest %= 100;
        while rest > 0 {
            self.0.push(b'0' + (rest / 10) as u8);
            rest = rest % 10 * 10;
        }
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Done {
        self.text(value);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Foreign> {
        Ok(self.open(b"[", b"", b",", b']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Foreign> {
        Ok(self.open(b"[", b"", b",", b']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Foreign> {
        Ok(self.open(b"{", b"", b",", b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Foreign> {
        Ok(self.open(b"{", b"\"", b",\"", b'}'))
    }

    // Nothing of the contract is any of these.

    fn serialize_i8(self, _: i8) -> Done {
        Err(Foreign)
    }

    fn serialize_i16(self, _: i16) -> Done {
        Err(Foreign)
    }

    fn serialize_i32(self, _: i32) -> Done {
        Err(Foreign)
    }

    fn serialize_u8(self, _: u8) -> Done {
        Err(Foreign)
    }

    fn serialize_u16(self, _: u16) -> Done {
        Err(Foreign)
    }

    fn serialize_u32(self, _: u32) -> Done {
        Err(Foreign)
    }

    fn serialize_f32(self, _: f32) -> Done {
        Err(Foreign)
    }

    fn serialize_char(self, _: char) -> Done {
        Err(Foreign)
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(Foreign)
    }

    fn serialize_unit(self) -> Done {
        Err(Foreign)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        Err(Foreign)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Done {
        Err(Foreign)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Done {
        Err(Foreign)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Foreign)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Impossible<(), Foreign>, Foreign> {
        Err(Foreign)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Foreign>, Foreign> {
        Err(Foreign)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Foreign>, Foreign> {
        Err(Foreign)
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(self.next())
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(self.next())
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(self.next())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.out.push(b':');
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        value.serialize(self.field(key))
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::to_json;
    use crate::article::ArticleInput;
    use crate::options::Options;

    #[test]
    fn what_is_written_is_what_serde_json_writes_but_for_ascii() {
        let article = |name: &str, text: &str| ArticleInput {
            name: name.to_owned(),
            text: text.to_owned(),
            ..ArticleInput::default()
        };
        let articles = [
            article(
                "a \"1\"\\.txt",
                "Ferry 😀 stays\r\n\n“The ferry will\u{7f} not be sold,” said\tMayor Anna Berg.\u{1}",
            ),
            article(
                "b.txt",
                "The ferry costs 40 pounds.\n\nAnna Berg said: “The ferry, friends, will not be sold. It stays.”",
            ),
            article(
                "c.txt",
                "The ferry costs 50 pounds. Anna Berg told reporters that the ferry will stay where it is.",
            ),
        ];
        let options = Options { sensitivity: 0.625, ..Options::default() };
        let comparison = crate::compare(&articles, &options).expect("good articles");
        let written = to_json(&comparison);
        assert!(written.is_ascii());
        let known = serde_json::to_string(&comparison).expect("JSON");
        let back: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(back.to_string(), serde_json::from_str::<Value>(&known).expect("JSON").to_string());
        for number in [0.0, 1.0, 0.5, 0.25, 0.125, 0.001, 0.01, 0.999, 0.305, 12.34, -0.5, 40_000.0] {
            assert_eq!(to_json(&number), serde_json::to_string(&number).expect("a number"));
        }
    }
}
