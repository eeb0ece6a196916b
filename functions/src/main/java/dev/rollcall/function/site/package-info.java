/** The approvers' site: who asks, whether they may, and which page answers. */
@NullMarked
package dev.rollcall.function.site;

import org.jspecify.annotations.NullMarked;
