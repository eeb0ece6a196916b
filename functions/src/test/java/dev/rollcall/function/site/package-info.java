/** The approvers' site as a browser, a scanner and an attacker see it. */
@NullMarked
package dev.rollcall.function.site;

import org.jspecify.annotations.NullMarked;
