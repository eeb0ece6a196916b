/** Tests of accounts, entitlements and links. */
@NullMarked
package dev.rollcall.domain.access;

import org.jspecify.annotations.NullMarked;
