/**
 * For a program that runs by itself, without a stack: what it was given, and what it keeps in its
 * own memory until it ends.
 */
@NullMarked
package dev.rollcall.adapter.alone;

import org.jspecify.annotations.NullMarked;
