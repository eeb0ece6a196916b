/** The whole path through the local runtime: real HTTP, the real AWS SDK, a virtual clock. */
@NullMarked
package dev.rollcall.e2e;

import org.jspecify.annotations.NullMarked;
