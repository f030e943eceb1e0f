import { compare } from './comparison.ts';
import { classCast, nullPointer } from './java-exception.ts';
import { classNameOf } from './java-value.ts';
import { hashOfLong } from './methods-of-numbers.ts';
import { declareMethods } from './signature.ts';

/** Methods of java.util.Date, whose years count from 1900; in the time zone of the process. */
export const dateMethods = declareMethods<Date>({
  'long getTime()': (date) => date.getTime(),
  'boolean before(Date)': (date, other: Date | null) => date.getTime() < timeOf(other),
  'boolean after(Date)': (date, other: Date | null) => date.getTime() > timeOf(other),
  'int compareTo(Date)': (date, other: Date | null) => compare(date.getTime(), timeOf(other)),
  'int compareTo(Object)': (_, other: unknown) => failComparison(other),
  'int getYear()': (date) => date.getFullYear() - 1900,
  'int getMonth()': (date) => date.getMonth(),
  'int getDate()': (date) => date.getDate(),
  'int getDay()': (date) => date.getDay(),
  'int getHours()': (date) => date.getHours(),
  'int getMinutes()': (date) => date.getMinutes(),
  'int getSeconds()': (date) => date.getSeconds(),
  'int hashCode()': (date) => hashOfLong(date.getTime()),
  'String toGMTString()': (date) => gmtText(date),
  'int getTimezoneOffset()': (date) => date.getTimezoneOffset(),
});

/** Such as 4 May 2026 10:20:30 GMT. */
const gmtText = (date: Date): string => date.toUTCString().replace(/^\w+, 0?/, '');

const timeOf = (date: Date | null): number => {
  if (date === null) throw nullPointer('Cannot invoke "Object.getClass()" because "date" is null');
  return date.getTime();
};

const failComparison = (other: unknown): never => {
  throw classCast(classNameOf(other), 'java.util.Date');
};
