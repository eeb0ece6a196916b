/** Tests of what is said to Okta, and what its answers mean. */
@NullMarked
package dev.rollcall.adapter.okta;

import org.jspecify.annotations.NullMarked;
