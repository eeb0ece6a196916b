/** SCIM 2.0 (RFC 7643, RFC 7644) on the wire, as far as it is used. */
@NullMarked
package dev.rollcall.adapter.scim;

import org.jspecify.annotations.NullMarked;
