/** Calls of HTTP APIs that answer in JSON, without any vendor's habits. */
@NullMarked
package dev.rollcall.adapter.api;

import org.jspecify.annotations.NullMarked;
