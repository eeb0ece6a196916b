/** HTTP calls to the vendors, each with one deadline for the whole of it. */
@NullMarked
package dev.rollcall.platform.http;

import org.jspecify.annotations.NullMarked;
