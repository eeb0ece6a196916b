/** What the operator API is sent and answers, as both of its sides write and read it. */
@NullMarked
package dev.rollcall.wire;

import org.jspecify.annotations.NullMarked;
