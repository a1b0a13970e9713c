/**
 * Cooperative multitasking in one thread: tasks are coroutines that ask a scheduler for what they wait for.
 * {@link weft.samples.tasks.Chat} is a program of 100,000 of them.
 */
package weft.samples.tasks;
