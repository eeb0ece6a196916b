/** Tests of {@code dev.rollcall.domain.listing}. */
@NullMarked
package dev.rollcall.domain.listing;

import org.jspecify.annotations.NullMarked;
