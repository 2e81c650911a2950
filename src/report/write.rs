//! Results as JSON: in ASCII for JavaScript, which decodes and parses a text without other letters in two thirds of the
//! time, and with the letters as they are for the command line. In less code than a writer for whatever there may be, and
//! with half the instructions.

use std::fmt::Display;

use serde::Serialize;
use serde::ser::{
    Error, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer, StdError,
};

use super::model::Analysis;

/// A value of the contract as JSON: objects, lists, strings, numbers with at most three decimals, booleans, null. What is
/// no such value is null.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    write::<true>(value, &mut out);
    // It is ASCII.
    String::from_utf8(out).unwrap_or_default()
}

impl Analysis {
    /// Writes it as one line of JSON in UTF-8 behind what is there, without the line's end.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        write::<false>(self, out);
    }
}

fn write<const ASCII: bool>(value: &impl Serialize, out: &mut Vec<u8>) {
    let start = out.len();
    if value.serialize(Writer::<ASCII>(out)).is_err() {
        out.truncate(start);
        out.extend_from_slice(b"null");
    }
}

/// Writes behind what is there; letters beyond ASCII by their numbers, if it is to be ASCII.
struct Writer<'a, const ASCII: bool>(&'a mut Vec<u8>);

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

impl<'a, const ASCII: bool> Writer<'a, ASCII> {
    fn text(self, text: &str) {
        self.0.push(b'"');
        let mut rest = text;
        loop {
            let (plain, behind) = rest.split_at(plain::<ASCII>(rest.as_bytes()));
            self.0.extend_from_slice(plain.as_bytes());
            let mut letters = behind.chars();
            let Some(letter) = letters.next() else { break };
            rest = letters.as_str();
            let short = match letter {
                '"' | '\\' => letter as u8,
                '\n' => b'n',
                '\r' => b'r',
                '\t' => b't',
                '\u{8}' => b'b',
                '\u{c}' => b'f',
                _ => 0,
            };
            if short != 0 {
                self.0.extend_from_slice(&[b'\\', short]);
                continue;
            }
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

    /// Begins a list or an object.
    fn open(self, start: u8, end: u8) -> Open<'a, ASCII> {
        self.0.push(start);
        Open { out: self.0, is_first: true, end }
    }
}

/// How many bytes at the start of a text are written as they are.
fn plain<const ASCII: bool>(text: &[u8]) -> usize {
    const TOPS: u64 = each(0x80);
    // Eight at once, in one number: the top bit of a byte is set if it is none of those.
    let (eights, rest) = text.as_chunks();
    for (place, &eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(eight);
        let is_zero = |differs: u64| differs.wrapping_sub(each(1)) & !differs;
        let special =
            eight.wrapping_sub(each(b' ')) & !eight | is_zero(eight ^ each(b'"')) | is_zero(eight ^ each(b'\\'));
        let special = if ASCII { special | eight | is_zero(eight ^ each(0x7f)) } else { special } & TOPS;
        if special != 0 {
            // What stands behind the first may be set wrongly, which does not matter.
            return place * 8 + special.trailing_zeros() as usize / 8;
        }
    }
    let is_plain = |&byte: &u8| byte >= b' ' && byte != b'"' && byte != b'\\' && !(ASCII && byte >= 0x7f);
    text.len() - rest.len() + rest.iter().take_while(|byte| is_plain(byte)).count()
}

/// The same byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// A list or an object that is being written.
struct Open<'a, const ASCII: bool> {
    out: &'a mut Vec<u8>,
    is_first: bool,
    end: u8,
}

impl<const ASCII: bool> Open<'_, ASCII> {
    fn next(&mut self) -> Writer<'_, ASCII> {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(b',');
        }
        Writer(self.out)
    }

    /// One copy for all types of values in the wasm; elsewhere the length of a key is known where it is written.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn field(&mut self, key: &str) -> Writer<'_, ASCII> {
        let writer = self.next();
        writer.0.push(b'"');
        writer.0.extend_from_slice(key.as_bytes());
        writer.0.extend_from_slice(b"\":");
        writer
    }

    fn close(self) {
        self.out.push(self.end);
    }
}

type Done = Result<(), Foreign>;

impl<'a, const ASCII: bool> Serializer for Writer<'a, ASCII> {
    type Ok = ();
    type Error = Foreign;
    type SerializeSeq = Open<'a, ASCII>;
    type SerializeTuple = Open<'a, ASCII>;
    type SerializeMap = Open<'a, ASCII>;
    type SerializeStruct = Open<'a, ASCII>;
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
        Writer::<ASCII>(self.0).whole(thousandths / 1000);
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

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a, ASCII>, Foreign> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a, ASCII>, Foreign> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a, ASCII>, Foreign> {
        Ok(self.open(b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a, ASCII>, Foreign> {
        Ok(self.open(b'{', b'}'))
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

impl<const ASCII: bool> SerializeSeq for Open<'_, ASCII> {
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

impl<const ASCII: bool> SerializeTuple for Open<'_, ASCII> {
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

impl<const ASCII: bool> SerializeMap for Open<'_, ASCII> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(self.next())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.out.push(b':');
        value.serialize(Writer::<ASCII>(self.out))
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl<const ASCII: bool> SerializeStruct for Open<'_, ASCII> {
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
                "Ferry 😀 stays\r\n\n“The ferry will\u{7f} not be sold,” said\tMayor Anna Berg.\u{1}\u{8} \\ \u{c}",
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
        let analysis = crate::analyze(&articles[0], &options).expect("a good article");
        let mut line = Vec::new();
        analysis.write_json(&mut line);
        assert_eq!(String::from_utf8(line).ok(), serde_json::to_string(&analysis).ok());
        for number in [0.0, 1.0, 0.5, 0.25, 0.125, 0.001, 0.01, 0.999, 0.305, 12.34, -0.5, 40_000.0] {
            assert_eq!(to_json(&number), serde_json::to_string(&number).expect("a number"));
        }
    }
}
