/** API Gateway's HTTP API, with the routes of the template. */
@NullMarked
package dev.rollcall.local.api;

import org.jspecify.annotations.NullMarked;
