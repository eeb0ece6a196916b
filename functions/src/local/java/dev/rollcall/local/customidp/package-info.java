/** A simulated identity provider that a company wrote itself: users and groups by SCIM 2.0. */
@NullMarked
package dev.rollcall.local.customidp;

import org.jspecify.annotations.NullMarked;
