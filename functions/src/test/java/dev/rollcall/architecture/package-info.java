/** The rules that hold the layers apart, and the conventions of the code, as tests. */
@NullMarked
package dev.rollcall.architecture;

import org.jspecify.annotations.NullMarked;
