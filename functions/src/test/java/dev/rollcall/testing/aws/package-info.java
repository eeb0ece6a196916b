/** AWS for tests: in this process, at a given address, or LocalStack's. */
@NullMarked
package dev.rollcall.testing.aws;

import org.jspecify.annotations.NullMarked;
