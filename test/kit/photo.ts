/** A photo as a phone takes it: something to see, a real JPEG. */
import sharp from 'sharp';

export interface Photo { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** A drawing of a leaking machine, as a photo: shapes only, so that it looks the same on every machine. */
export async function photo(name: string, tint = '#9fb8c8'): Promise<Photo> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">
    <rect width="960" height="720" fill="${tint}"/><rect y="560" width="960" height="160" fill="#c9b79c"/>
    <rect x="290" y="110" width="380" height="480" rx="26" fill="#f4f5f6"/><rect x="290" y="110" width="380" height="86" rx="26" fill="#dfe3e6"/>
    <circle cx="480" cy="380" r="140" fill="#cfd6db"/><circle cx="480" cy="380" r="108" fill="#5b7485"/><circle cx="600" cy="152" r="20" fill="#0f766e"/>
    <ellipse cx="470" cy="626" rx="230" ry="42" fill="#7fb2d6" opacity=".75"/></svg>`;
  return { name, mimeType: 'image/jpeg', buffer: await sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer() };
}
