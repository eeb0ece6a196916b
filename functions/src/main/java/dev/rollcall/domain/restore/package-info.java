/** What an account had by hand before it was cut, and how it comes back. */
@NullMarked
package dev.rollcall.domain.restore;

import org.jspecify.annotations.NullMarked;
