/** Measures what we are judged by; run by {@code scripts/bench.sh}. */
@NullMarked
package dev.rollcall.bench;

import org.jspecify.annotations.NullMarked;
