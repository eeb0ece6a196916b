/** The approvers' pages in a real browser: Chromium, against the local runtime over HTTP. */
@NullMarked
package dev.rollcall.browser;

import org.jspecify.annotations.NullMarked;
