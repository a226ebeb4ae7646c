//! The macro that declares an enum together with the words that stand for its variants in TOML.

/// Declares an enum whose variants are written in the content as the given words.
macro_rules! string_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$variant_meta])* $variant ),* }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            /// The word for it in the content. It never changes, because addresses use it too.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }

            /// The variant that is written as `word`.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$variant), )* _ => None }
            }
        }

        impl $crate::content::decode::decoder::Decode for $name {
            fn decode(node: $crate::content::decode::decoder::Node<'_>) -> Option<Self> {
                node.one_of(Self::parse, &[$( $word ),*])
            }
        }
    };
}
pub(crate) use string_enum;
