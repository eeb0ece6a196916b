/** Signatures by published keys, for whichever adapter has to prove who made a token. */
@NullMarked
package dev.rollcall.adapter.jose;

import org.jspecify.annotations.NullMarked;
