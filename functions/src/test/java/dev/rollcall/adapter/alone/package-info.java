@NullMarked
package dev.rollcall.adapter.alone;

import org.jspecify.annotations.NullMarked;
