@NullMarked
package dev.rollcall.domain.link;

import org.jspecify.annotations.NullMarked;
