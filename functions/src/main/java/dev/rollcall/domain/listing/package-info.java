/** Reading a long list page by page, and whether it was read whole. */
@NullMarked
package dev.rollcall.domain.listing;

import org.jspecify.annotations.NullMarked;
