/** API Gateway's events and answers. */
@NullMarked
package dev.rollcall.function.http;

import org.jspecify.annotations.NullMarked;
