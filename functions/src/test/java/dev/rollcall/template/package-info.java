/** What {@code template.yaml} must promise: rights, protections, pings, no circular references. */
@NullMarked
package dev.rollcall.template;

import org.jspecify.annotations.NullMarked;
