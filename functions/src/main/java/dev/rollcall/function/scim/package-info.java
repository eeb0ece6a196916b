/** The SCIM 2.0 service (RFC 7643, RFC 7644) into which identity providers provision. */
@NullMarked
package dev.rollcall.function.scim;

import org.jspecify.annotations.NullMarked;
