/** Tests of the simulated identity provider with SCIM. */
@NullMarked
package dev.rollcall.local.customidp;

import org.jspecify.annotations.NullMarked;
