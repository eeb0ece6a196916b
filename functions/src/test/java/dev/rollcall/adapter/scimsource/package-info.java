/** Tests of what is said to a SCIM server, and what its answers mean. */
@NullMarked
package dev.rollcall.adapter.scimsource;

import org.jspecify.annotations.NullMarked;
