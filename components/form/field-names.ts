import { Children, isValidElement, type ReactNode } from 'react';
import { fill } from '../text';

type Props = {
  name?: string;
  label?: string;
  legend?: string;
  languages?: readonly { locale: string; name: string }[];
  children?: ReactNode;
};

/**
 * What the fields among `children` are called, by their names: the label, with the heading of those that it is a part of
 * before it, or the language in which it asks for that. Read from what is about to be drawn, for a page that stands without JavaScript.
 */
export function fieldNames(children: ReactNode, inLanguage: string, heading = ''): Record<string, string> {
  const names: Record<string, string> = {};
  Children.forEach(children, (child) => {
    if (!isValidElement<Props>(child)) return;
    const { name, label, legend, languages, children: inner } = child.props;
    if (typeof name === 'string' && typeof legend === 'string') {
      names[name] = legend;
      for (const one of languages ?? [])
        names[`${name}.${one.locale}`] = fill(inLanguage, { field: legend, language: one.name });
    } else if (typeof name === 'string' && typeof label === 'string') {
      names[name] = heading ? `${heading} (${label})` : label;
    }
    // What is drawn by a function is not drawn yet.
    if (typeof inner !== 'function') Object.assign(names, fieldNames(inner, inLanguage, legend ?? heading));
  });
  return names;
}
