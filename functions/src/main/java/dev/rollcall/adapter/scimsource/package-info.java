/**
 * A source of our own that speaks SCIM 2.0 (RFC 7643, RFC 7644): its users and its groups. Tried
 * against a simulator only.
 */
@NullMarked
package dev.rollcall.adapter.scimsource;

import org.jspecify.annotations.NullMarked;
