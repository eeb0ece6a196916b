/** Tests of {@code dev.rollcall.domain.account}. */
@NullMarked
package dev.rollcall.domain.account;

import org.jspecify.annotations.NullMarked;
