/** Tests of SCIM on the wire. */
@NullMarked
package dev.rollcall.adapter.scim;

import org.jspecify.annotations.NullMarked;
