/** Tests of HTTP calls. */
@NullMarked
package dev.rollcall.platform.http;

import org.jspecify.annotations.NullMarked;
