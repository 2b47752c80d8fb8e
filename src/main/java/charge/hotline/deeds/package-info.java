/**
 * Does what is owed outside the conversation: takes it from the journal, does it, and marks it. One node does a deed at a time;
 * where it dies, another takes over. What ended unclearly is looked up before it is done again.
 */
@NullMarked
package charge.hotline.deeds;

import org.jspecify.annotations.NullMarked;
