//! The macro that declares an enum together with the strings that stand for its variants in TOML.

/// Declares an enum whose variants are written in the content as the given strings.
macro_rules! string_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $text:literal ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$variant_meta])* $variant ),* }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            /// Its string in the content. It never changes, because URLs use it too.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $text ),* }
            }

            /// The variant that is written as `text`.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $( $text => Some(Self::$variant), )* _ => None }
            }
        }

        impl $crate::content::decode::decoder::Decode for $name {
            fn decode(node: $crate::content::decode::decoder::Node<'_>) -> Option<Self> {
                node.one_of(Self::parse, &[$( $text ),*])
            }
        }
    };
}
pub(crate) use string_enum;
