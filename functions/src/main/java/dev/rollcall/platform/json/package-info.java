/** JSON: how it is read, and the one form in which it is hashed. */
@NullMarked
package dev.rollcall.platform.json;

import org.jspecify.annotations.NullMarked;
