/** Tests of what is taken from a source's files, and of all that is refused. */
@NullMarked
package dev.rollcall.adapter.csvsource;

import org.jspecify.annotations.NullMarked;
