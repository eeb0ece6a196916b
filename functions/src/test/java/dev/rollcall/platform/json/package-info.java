/** Tests of JSON reading. */
@NullMarked
package dev.rollcall.platform.json;

import org.jspecify.annotations.NullMarked;
