//! Writes values of many shapes out for JavaScript, as JSON; those that a page waits for go as numbers (`flat.rs`).

use alloc::string::String;

use serde::Serialize;
use serde::ser::{SerializeSeq, SerializeStruct, Serializer};

use super::Core;
use super::json::Json;
use super::unwritable::{Unwritable, Written, unwritable};
use crate::error::Error;
use crate::text::number::decimal;

impl Core {
    /// Answers with the JSON text of a value, or with what is wrong.
    pub(super) fn written<T: Serialize>(&mut self, value: Result<T, Error>) -> *const u32 {
        let value = match value {
            Ok(value) => value,
            Err(error) => return self.refused(error),
        };
        let mut out = Json::default();
        // Our types hold what `Writer` can write, and nothing else.
        let _ = value.serialize(Writer(&mut out));
        self.answer(&out.0)
    }
}

struct Writer<'a>(&'a mut Json);

/// A list or a structure that is being written, and what closes it.
struct Inside<'a>(&'a mut Json, char);

impl SerializeSeq for Inside<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(Writer(self.0))
    }

    fn end(self) -> Written {
        self.0.close(self.1);
        Ok(())
    }
}

impl SerializeStruct for Inside<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        self.0.key(key);
        value.serialize(Writer(self.0))
    }

    fn end(self) -> Written {
        self.0.close(self.1);
        Ok(())
    }
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Inside<'a>;
    type SerializeStruct = Inside<'a>;

    unwritable!();

    fn serialize_bool(self, value: bool) -> Written {
        self.0.bare(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Written {
        let mut text = String::new();
        if value < 0 {
            text.push('-');
        }
        text.push_str(&decimal(value.unsigned_abs()));
        self.0.bare(&text);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.0.bare(&decimal(value));
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_str(self, value: &str) -> Written {
        self.0.text(value);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_none(self) -> Written {
        self.0.bare("null");
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'a>, Unwritable> {
        self.0.open('[');
        Ok(Inside(self.0, ']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Unwritable> {
        self.0.open('{');
        Ok(Inside(self.0, '}'))
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    /// Of a percentage, in thousandths at most.
    fn serialize_f64(self, value: f64) -> Written {
        // 1.001 × 1000 is a little less than 1,001 in doubles.
        let thousandths = (value * 1000.0 + 0.5) as u64;
        let mut text = decimal(thousandths / 1000);
        let rest = thousandths % 1000;
        if rest > 0 {
            text.push('.');
            // The leading digit says where the others stand.
            let digits = decimal(rest + 1000);
            text.push_str(digits.get(1..).unwrap_or_default().trim_end_matches('0'));
        }
        self.0.bare(&text);
        Ok(())
    }
}
