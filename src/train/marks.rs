//! Stretches in quotation marks, paragraph by paragraph.

use crate::attribution::marks::pair;
use crate::sorting::sort;
use crate::text::Span;

/// The outermost stretches in quotation marks of each paragraph, with their marks, in order.
pub(super) fn quoted(text: &str, paragraphs: &[Span]) -> Vec<Vec<Span>> {
    let stretches = pair(text, paragraphs);
    let mut found = vec![Vec::new(); paragraphs.len()];
    for span in stretches.iter().filter(|stretch| stretch.within.is_none()).flat_map(|stretch| &stretch.spans) {
        let paragraph = paragraphs.partition_point(|paragraph| paragraph.end <= span.start);
        if let Some(found) = found.get_mut(paragraph) {
            found.push(*span);
        }
    }
    for spans in &mut found {
        sort(spans);
    }
    found
}
