//! How the content's types are declared: a record or a closed vocabulary once, and with it how it is read.

/// Declares a struct and how it is read from a TOML table, key by key, each key named like its field.
///
/// `@flat name: Type` reads a part from the same table. `check f;` after the fields names a check of the whole
/// record, `fn(&Self, &Table)`, that reports what no single key can show.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $(@$flat:ident)? $field:ident : $type:ty ),* $(,)?
        }
        $( check $check:path; )?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $type ),*
        }

        impl $crate::content::decode::decoder::FromTable for $name {
            #[allow(unused_variables, reason = "only parts read flat look at the table")]
            fn keys(table: &$crate::content::decode::decoder::Table<'_>) -> Vec<&'static str> {
                let keys: Vec<Vec<&'static str>> = vec![$( record!(@keys table $field $type $(, $flat)?) ),*];
                keys.concat()
            }

            fn from_table(table: &$crate::content::decode::decoder::Table<'_>) -> Option<Self> {
                $( let $field: Option<$type> = record!(@read table $field $type $(, $flat)?); )*
                let record = Self { $( $field: $field? ),* };
                $( $check(&record, table); )?
                Some(record)
            }
        }

        impl $crate::content::decode::decoder::Decode for $name {
            fn decode(node: $crate::content::decode::decoder::Node<'_>) -> Option<Self> {
                node.table()?.into_record()
            }
        }
    };
    (@keys $table:ident $field:ident $type:ty) => { vec![stringify!($field)] };
    (@keys $table:ident $field:ident $type:ty, flat) => { <$type as $crate::content::decode::decoder::FromTable>::keys($table) };
    (@read $table:ident $field:ident $type:ty) => { $table.field(stringify!($field)) };
    (@read $table:ident $field:ident $type:ty, flat) => {
        <$type as $crate::content::decode::decoder::FromTable>::from_table($table)
    };
}
pub(crate) use record;

/// Declares a closed vocabulary: an enum whose variants are written in the content as the given words.
macro_rules! string_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$variant_meta])* $variant ),* }

        impl $name {
            /// Every word, in their lasting order.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            /// The word for it in content, in addresses and in `data-` attributes.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }

            /// The one that `word` stands for.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$variant), )* _ => None }
            }
        }

        impl $crate::content::decode::decoder::Decode for $name {
            fn decode(node: $crate::content::decode::decoder::Node<'_>) -> Option<Self> {
                let word = node.string()?;
                let found = Self::parse(word);
                if found.is_none() {
                    node.report_unknown_word(word, Self::ALL.iter().map(|item| item.as_str()));
                }
                found
            }
        }
    };
}
pub(crate) use string_enum;
