//! The macro that declares a struct together with its decoding.

/// Declares a struct that is decoded from a TOML table whose keys are named like its fields.
///
/// A field `@flat name: Type` is decoded from the keys of the same table. `check f;` after the fields names a function
/// `fn(&Self, &Table)` that reports what is wrong with the record as a whole.
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
            #[allow(unused_variables, reason = "only flat fields look at the table")]
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
