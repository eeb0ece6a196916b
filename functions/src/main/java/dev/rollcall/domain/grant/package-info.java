/** What a person may have by rules, by which of them, and what has been given so. */
@NullMarked
package dev.rollcall.domain.grant;

import org.jspecify.annotations.NullMarked;
