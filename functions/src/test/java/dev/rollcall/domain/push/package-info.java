/** What is pushed. */
@NullMarked
package dev.rollcall.domain.push;

import org.jspecify.annotations.NullMarked;
