/** What an identity provider has told us of its people and groups by itself. */
@NullMarked
package dev.rollcall.domain.push;

import org.jspecify.annotations.NullMarked;
